import * as v from 'valibot'
import { FORMAT, VERSION, type SharedFile } from './campaign-file'
import { KINDS } from '@/lib/alerts/alert'
import { contactLinkProblem } from '@/lib/campaigns/contact-link'
import { LIMITS } from '@/lib/campaigns/limits'
import {
  count,
  date,
  fullName,
  id,
  instant,
  login,
  organization,
  small,
  text,
  timeZone,
} from '@/lib/files/fields'

/**
 * The form of a campaign's file. `public/schema/campaign.v1.json` is made from it (`npx vitest run tests/unit/campaigns -u`).
 * Unknown fields are refused: a later Muster that adds one raises the version, and this one leaves its files alone rather than
 * write them back without what it does not know.
 */

/** Raised limits may make large campaigns; more than this no list of a file can hold. */
const MOST = 100_000

const lengthy = (limit: number) =>
  v.check<string, string>((value) => {
    const length = [...value.trim()].length
    return length > 0 && length <= limit
  }, `1 to ${limit} characters`)
const number = v.pipe(small, v.minValue(1))
const person = v.pipe(text, v.maxLength(100))

const ascending = v.check<number[], string>(
  (numbers) => numbers.every((one, index) => index === 0 || one > (numbers[index - 1] ?? 0)),
  'numbers in ascending order',
)

const repository = v.strictObject({
  id,
  fullName: v.nullable(fullName),
  kind: v.picklist(KINDS),
  alerts: v.pipe(v.array(number), v.minLength(1), v.maxLength(MOST), ascending),
})

const links = v.strictObject({
  issues: v.pipe(v.array(v.strictObject({ repositoryId: id, number })), v.maxLength(MOST)),
  native: v.nullable(number),
})

const head = {
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  id: v.pipe(text, v.uuid()),
  organization,
}

const rest = {
  name: v.pipe(text, lengthy(LIMITS.name)),
  description: v.pipe(text, lengthy(LIMITS.description)),
  dueDate: date,
  timeZone,
  managers: v.pipe(v.array(login), v.minLength(1), v.maxLength(LIMITS.managers)),
  contactLink: v.nullable(
    v.pipe(
      text,
      v.check((link) => contactLinkProblem(link).length === 0, 'an https or mailto address'),
    ),
  ),
  filter: v.pipe(text, v.maxLength(20_000)),
  template: v.nullable(v.pipe(text, v.maxLength(100))),
  leftOut: count,
  createdAt: instant,
  createdBy: person,
  publishedAt: instant,
  updatedAt: instant,
  updatedBy: person,
  links,
  repositories: v.pipe(
    v.array(repository),
    v.minLength(1),
    v.maxLength(MOST),
    v.check(
      (all) => new Set(all.map((one) => `${one.id}/${one.kind}`)).size === all.length,
      'each repository once for each kind',
    ),
  ),
}

/** A campaign's file of version 1; its output has instants as seconds since 1970. */
export const campaignFileSchema = v.variant('state', [
  v.strictObject({ ...head, state: v.literal('open'), ...rest, closedAt: v.null(), closedBy: v.null() }),
  v.strictObject({
    ...head,
    state: v.literal('closed'),
    ...rest,
    closedAt: instant,
    closedBy: v.nullable(person),
  }),
  v.strictObject({ ...head, state: v.literal('deleted'), deletedAt: instant, deletedBy: person }),
]) satisfies v.GenericSchema<unknown, SharedFile>
