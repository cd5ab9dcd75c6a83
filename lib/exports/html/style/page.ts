import { css } from '@/lib/exports/html/markup'

/** Words. Nothing is loaded, fonts neither. */
export const PAGE = css`
  * {
    box-sizing: border-box;
  }

  body {
    margin: 0 auto;
    padding: 24px 16px 48px;
    max-width: 1000px;
    background: var(--bg);
    color: var(--fg);
    font:
      14px/1.5 -apple-system,
      BlinkMacSystemFont,
      'Segoe UI',
      'Noto Sans',
      Helvetica,
      Arial,
      sans-serif;
    overflow-wrap: break-word;
  }

  h1 {
    font-size: 1.6rem;
    line-height: 1.25;
    margin: 0 0 12px;
  }

  h2 {
    font-size: 1.3rem;
    line-height: 1.25;
    margin: 0 0 8px;
    padding-top: 24px;
    border-top: 1px solid var(--line);
  }

  h3 {
    font-size: 1rem;
    margin: 24px 0 8px;
  }

  a {
    color: var(--link);
  }

  p {
    margin: 0 0 8px;
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px 16px;
    margin: 0 0 16px;
  }

  dt {
    color: var(--muted);
  }

  dd {
    margin: 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  code {
    font:
      0.9em ui-monospace,
      SFMono-Regular,
      Menlo,
      Consolas,
      monospace;
    white-space: pre-wrap;
  }

  .missing {
    margin: 0;
    padding-inline-start: 20px;
  }

  .warning {
    border: 1px solid var(--dot);
    border-inline-start-width: 6px;
    padding: 8px 12px;
    margin: 0 0 16px;
  }

  .says {
    color: var(--muted);
  }

  footer {
    color: var(--muted);
    border-top: 1px solid var(--line);
    padding-top: 12px;
    margin-top: 32px;
  }
`
