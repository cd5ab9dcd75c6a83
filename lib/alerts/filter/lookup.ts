import { QUALIFIERS } from './qualifiers'
import { ofUnknownProperties } from './knowledge'
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
  const qualifier = propertyQualifier(property)
  // Where the properties could not be read, nobody can say that one of them does not exist.
  const exists = lacksData(qualifier, [], index) || propertyNames(index).has(property)
  return exists ? qualifier : undefined
}

/** Whether nothing at all is known of what a qualifier asks, so that it can judge no alert by these values. */
export function lacksData(
  { needs, unknown }: Qualifier,
  values: readonly string[],
  index: AlertIndex,
): boolean {
  if (needs && index.missing[needs]) return true
  if (!unknown) return false
  // None at all stands for any.
  return (values.length === 0 ? [''] : values).every((value) => unknown(index, value).isAll)
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
    unknown: ofUnknownProperties,
    vocabulary: (index) => propertyValues(index, property.toLowerCase()),
  }
}
