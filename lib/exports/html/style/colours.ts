import { css } from '@/lib/exports/html/markup'

/** Light and dark, as the reader’s system says. */
export const COLOURS = css`
  :root {
    color-scheme: light dark;
    --fg: #1f2328;
    --muted: #59636e;
    --bg: #fff;
    --line: #d1d9e0;
    --soft: #f6f8fa;
    --link: #0969da;
    --fixed: #6639ba;
    --dismissed: #b6bfc8;
    --hatch: #59636e;
    --progress: #f2d675;
    --dot: #7d4e00;
    --open: #fff;
    --back: #b12f79;
    --added: #80ccff;
    --hidden: #e6eaef;
    --band0: #dbe9f9;
    --band1: #8db8ea;
    --band2: #3f7cc4;
    --band3: #14315e;
    --in-early: #1f2328;
    --in-late: #fff;
  }

  @media (prefers-color-scheme: dark) {
    :root {
      --fg: #f0f6fc;
      --muted: #9198a1;
      --bg: #0d1117;
      --line: #3d444d;
      --soft: #151b23;
      --link: #4493f8;
      --fixed: #ab7df8;
      --dismissed: #59636e;
      --hatch: #b7bdc8;
      --progress: #9e6a03;
      --dot: #f2cc60;
      --open: #0d1117;
      --back: #e57bb2;
      --added: #1158c7;
      --hidden: #262c36;
      --band0: #14315e;
      --band1: #2a5f9f;
      --band2: #79b0ef;
      --band3: #dbe9f9;
      --in-early: #fff;
      --in-late: #0d1117;
    }
  }
`
