import * as v from 'valibot'
import { ok } from '@/lib/failure'
import { id } from './answers'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import { propertyPair, valuesOf } from './property-values'
import type { Missing } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { ListQuery } from './repositories'
import type { Send } from './transport'

const schema = v.object({ repository_id: id, properties: v.array(propertyPair) })

export interface PropertyList {
  /** Values by property, by repository id. */
  values: Record<number, Record<string, string[]>>
  missing: Missing[]
}

/** `GET /orgs/{org}/properties/values`: any member may read it. Needed only where the repository listing says nothing. */
export async function readProperties(
  send: Send,
  host: Host,
  query: ListQuery,
): Promise<Outcome<PropertyList>> {
  const { organization, signal } = query
  const listing = await readAll(
    'properties',
    async (place) => {
      const reply = await send({
        subject: 'properties',
        name: organization,
        organization,
        signal,
        call: (octokit, options) =>
          octokit.request('GET /orgs/{org}/properties/values', {
            org: organization,
            per_page: PER_PAGE,
            ...placeParameters(place),
            ...options,
          }),
      })
      if (!reply.ok) return reply
      return readPage(reply.value, schema, 'properties', `${host.api}/orgs/${organization}/properties/values`)
    },
    query.onPage,
  )
  if (!listing.ok) return listing
  const values: PropertyList['values'] = {}
  for (const { repository_id, properties } of listing.value.items) {
    values[repository_id] = valuesOf(
      Object.fromEntries(properties.map((pair) => [pair.property_name, pair.value])),
    )
  }
  return ok({ values, missing: listing.value.missing })
}
