import { detailsOf, draftOf, FIELDS, type Draft, type Field } from './draft'
import { writtenDate } from '@/components/primer/dates'
import type { CampaignDetails } from '@/lib/campaigns/campaign'

/** A field that two versions of a campaign differ in, as a person reads it; empty for none. */
export interface Difference {
  field: Field
  yours: string
  theirs: string
}

/** Where what is typed differs from what somebody else has saved; always with the fields named in `also`. */
export function differences(
  yours: Draft,
  theirs: CampaignDetails,
  also: (field: Field) => boolean = () => false,
): Difference[] {
  const typed = detailsOf(yours)
  return FIELDS.map((field) => ({
    field,
    yours: textOf(typed, field),
    theirs: textOf(theirs, field),
  })).filter((each) => each.yours !== each.theirs || also(each.field))
}

/** Fields that stand in the form as they stood in `base`, while somebody else changed them. */
export function changedByThemAlone(yours: Draft, base: CampaignDetails, theirs: CampaignDetails): Field[] {
  const typed = detailsOf(yours)
  return FIELDS.filter((field) => {
    const before = textOf(base, field)
    return textOf(typed, field) === before && textOf(theirs, field) !== before
  })
}

function textOf(details: CampaignDetails, field: Field): string {
  if (field === 'managers') return details.managers.join(', ')
  return field === 'dueDate' ? writtenDate(details.dueDate) : (details[field] ?? '')
}

/** The form with one field as another form has it. */
export function withField(draft: Draft, from: Draft, field: Field): Draft {
  if (field === 'managers') return { ...draft, managers: [...from.managers], managerText: from.managerText }
  return { ...draft, [field]: from[field] }
}

/** The form with one field as somebody else has saved it. */
export function withTheirs(draft: Draft, theirs: CampaignDetails, field: Field): Draft {
  return withField(draft, draftOf(theirs), field)
}
