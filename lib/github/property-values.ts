import * as v from 'valibot'

const value = v.nullable(v.union([v.string(), v.array(v.string()), v.boolean(), v.number()]))

/** Custom properties by name, as a repository listing carries them. */
export const propertyValues = v.record(v.string(), value)

type Values = v.InferOutput<typeof propertyValues>

/** The values of each property that has one. */
export function valuesOf(values: Values): Record<string, string[]> {
  const result: Record<string, string[]> = {}
  for (const [name, one] of Object.entries(values)) {
    if (one === null) continue
    result[name] = Array.isArray(one) ? one : [String(one)]
  }
  return result
}

/** One pair as `GET /orgs/{org}/properties/values` tells it. */
export const propertyPair = v.object({ property_name: v.string(), value })
