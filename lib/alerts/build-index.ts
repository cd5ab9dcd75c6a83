import { AlertIndex, type IndexSource } from './alert-index'
import { supportsAutofix } from './autofix'

/** Builds the index of an organization's alerts. Batches may overlap, as in `splitByRepository`. */
export function buildIndex(source: IndexSource): AlertIndex {
  return new AlertIndex(source, supportsAutofix)
}
