import { css } from '@/lib/exports/html/markup'

/** Drawings with their axes and legends. */
export const CHARTS = css`
  figure {
    margin: 0 0 16px;
    overflow-x: auto;
  }

  figcaption {
    font-weight: 600;
    margin-bottom: 4px;
  }

  .chart {
    display: block;
    width: 100%;
    min-width: 560px;
    max-width: 800px;
    height: auto;
    font-size: 12px;
  }

  .bar {
    display: block;
    width: 100%;
    height: 22px;
  }

  .chart text {
    fill: var(--fg);
  }

  .axis line {
    stroke: var(--line);
  }

  .chart .axis text {
    fill: var(--muted);
  }

  .legend {
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 4px 0 8px;
    padding: 0;
    font-size: 12px;
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .patterns {
    position: absolute;
  }

  .small {
    vertical-align: middle;
    margin-inline-end: 6px;
  }
`
