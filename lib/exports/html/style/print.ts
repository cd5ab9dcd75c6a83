import { css } from '@/lib/exports/html/markup'

/** On paper always light: each campaign begins a page, heads of tables are repeated, nothing is cut in two. */
export const PRINT = css`
  @page {
    margin: 15mm;
  }

  @media print {
    :root {
      color-scheme: light;
      --fg: #000;
      --muted: #444;
      --bg: #fff;
      --line: #bbb;
      --soft: #fff;
      --link: #000;
      --fixed: #4a2a8a;
      --dismissed: #c8ced4;
      --hatch: #59636e;
      --progress: #f7e3a1;
      --dot: #7d4e00;
      --open: #fff;
      --hidden: #e6eaef;
      --band0: #e4eefa;
      --band1: #9fc3ec;
      --band2: #4a80bf;
      --band3: #14315e;
      --in-early: #000;
      --in-late: #fff;
    }
    body {
      max-width: none;
      padding: 0;
      font-size: 10pt;
    }
    .campaign,
    .alerts {
      break-before: page;
    }
    .campaign > h2 {
      border-top: 0;
      padding-top: 0;
    }
    h1,
    h2,
    h3,
    figcaption,
    caption {
      break-after: avoid;
    }
    figure,
    .legend,
    .says,
    tr,
    dl > * {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
    .scroll,
    figure {
      overflow: visible;
    }
    .chart {
      min-width: 0;
      max-width: none;
    }
    table {
      font-size: 8pt;
    }
    a {
      text-decoration: none;
    }
    svg {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`
