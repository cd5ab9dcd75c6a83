import { css } from '@/lib/exports/html/markup'

/** Areas differ in lightness and pattern as much as in colour, lines by their dashes: they stay apart in grey. */
export const MARKS = css`
  rect,
  polygon {
    stroke: var(--fg);
    stroke-width: 0.6;
  }

  pattern rect {
    stroke: none;
  }

  .fixed {
    fill: var(--fixed);
  }

  .dismissed {
    fill: url(#hatched);
  }

  .progress {
    fill: url(#dotted);
  }

  .open {
    fill: var(--open);
  }

  .undone {
    fill: url(#lined);
  }

  .reopened {
    fill: var(--back);
  }

  .added {
    fill: var(--added);
  }

  .hidden {
    fill: var(--hidden);
  }

  .frame {
    fill: none;
  }

  .ground-dismissed {
    fill: var(--dismissed);
  }

  .hatch {
    stroke: var(--hatch);
    stroke-width: 2;
  }

  .ground-undone {
    fill: var(--bg);
  }

  .line {
    stroke: var(--back);
    stroke-width: 2.4;
  }

  .ground-progress {
    fill: var(--progress);
  }

  .dot {
    fill: var(--dot);
  }

  .band0 {
    fill: var(--band0);
  }

  .band1 {
    fill: var(--band1);
  }

  .band2 {
    fill: var(--band2);
  }

  .band3 {
    fill: var(--band3);
  }

  .chart .in-band0,
  .chart .in-band1 {
    fill: var(--in-early);
  }

  .chart .in-band2,
  .chart .in-band3 {
    fill: var(--in-late);
  }

  .forecast {
    fill: var(--muted);
    fill-opacity: 0.18;
    stroke: var(--muted);
    stroke-dasharray: 2 2;
  }

  .scope,
  .ideal,
  .net,
  .dash0,
  .dash1,
  .dash2,
  .dash3,
  .due {
    fill: none;
    stroke: var(--fg);
    stroke-width: 1.6;
  }

  .scope {
    stroke-width: 2.2;
  }

  .ideal {
    stroke-dasharray: 7 4;
  }

  .due {
    stroke-width: 1;
    stroke-dasharray: 2 3;
  }

  .net {
    stroke-width: 2.4;
  }

  .dash0 {
    stroke-dasharray: 9 3;
  }

  .dash1 {
    stroke-dasharray: 4 3;
  }

  .dash2 {
    stroke-dasharray: 1.5 2.5;
  }

  .dash3 {
    stroke-dasharray: 9 3 1.5 3;
  }

  .point {
    fill: var(--bg);
    stroke: var(--fg);
    stroke-width: 1.4;
    stroke-dasharray: none;
  }
`
