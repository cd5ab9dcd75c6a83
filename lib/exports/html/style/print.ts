import { css } from '@/lib/exports/html/markup'

/**
 * On paper always light. Campaigns and long lists begin a page, short tables stay whole, long ones begin with some of their rows and
 * repeat their head; nothing is cut in two.
 */
export const PRINT = css`
  @page {
    margin: 15mm 15mm 18mm;
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
    .campaign:not(:only-of-type),
    .alerts:has(.long) {
      break-before: page;
    }
    .campaign:not(:only-of-type) > h2 {
      border-top: 0;
      padding-top: 0;
    }
    .alerts:has(.long) > h3 {
      margin-top: 0;
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
    dl > *,
    .scroll:not(.long) {
      break-inside: avoid;
    }
    .long thead,
    .long tbody tr:nth-child(-n + 3) {
      break-after: avoid;
    }
    footer,
    .long tbody tr:nth-last-child(-n + 3) {
      break-before: avoid;
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
      line-height: 1.3;
    }
    th,
    td {
      padding: 2pt 4pt;
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
