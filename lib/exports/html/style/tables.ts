import { css } from '@/lib/exports/html/markup'

/** Tables: wide ones can be moved on a narrow screen. */
export const TABLES = css`
  .scroll {
    overflow-x: auto;
    margin: 0 0 16px;
  }

  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 12px;
  }

  caption {
    text-align: start;
    font-weight: 600;
    padding: 0 0 4px;
    caption-side: top;
  }

  th,
  td {
    text-align: start;
    vertical-align: top;
    padding: 4px 8px;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  thead th {
    background: var(--soft);
    border-bottom-width: 2px;
    overflow-wrap: normal;
    vertical-align: bottom;
  }

  tbody th {
    font-weight: 400;
    min-width: 9em;
  }

  tbody td:not(.n) {
    min-width: 5em;
  }

  /* Titles and paths are long, what stands beside them is short. */
  .alerts tbody td:is(:nth-child(5), :nth-child(6)) {
    min-width: 14em;
  }

  .alerts thead .n,
  .alerts tbody td:nth-child(3),
  td:has(> .small) {
    white-space: nowrap;
  }

  thead .n {
    white-space: normal;
  }

  .n {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    overflow-wrap: normal;
  }

  .date {
    white-space: nowrap;
  }
`
