import { QUALIFIERS } from './qualifiers'
import { propertyNames, propertyValues } from './vocabularies'
import type { Qualifier } from './qualifier'
import type { AlertIndex } from '@/lib/alerts/alert-index'

const PROPERTY_PREFIX = 'props.'
const BY_NAME: ReadonlyMap<string, Qualifier> = new Map(
  QUALIFIERS.map((qualifier) => [qualifier.name, qualifier]),
)

/** The qualifier of that name, in lower case; undefined where there is none. */
export function qualifierOf(name: string, index: AlertIndex): Qualifier | undefined {
  if (!name.startsWith(PROPERTY_PREFIX)) return BY_NAME.get(name)
  const property = name.slice(PROPERTY_PREFIX.length)
  // Where the properties could not be read, nobody can say that one of them does not exist.
  const exists = index.missing.properties || propertyNames(index).has(property)
  return exists ? propertyQualifier(property) : undefined
}

/** All qualifiers that make sense for this index, those of its custom properties at the end. */
export function allQualifiers(index: AlertIndex): Qualifier[] {
  return [...QUALIFIERS, ...[...propertyNames(index).values()].sort().map(propertyQualifier)]
}

function propertyQualifier(property: string): Qualifier {
  return {
    kind: 'words',
    offer: 'most-frequent',
    name: `${PROPERTY_PREFIX}${property}`,
    help: 'alerts.qualifier.props',
    needs: 'properties',
    vocabulary: (index) => propertyValues(index, property.toLowerCase()),
  }
}
