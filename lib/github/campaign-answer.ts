import * as v from 'valibot'
import { id, instant, maybeInstant, text } from './answers'
import type { NativeCampaign } from '@/lib/backend/views'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const people = v.nullish(v.array(v.object({ login: v.string() })), [])
const teams = v.nullish(v.array(v.object({ slug: v.string() })), [])

/** `campaign-summary` (REST "List campaigns for an organization"). GitHub's own examples lack `contact_link`. */
export const campaignSchema: v.GenericSchema<unknown, NativeCampaign> = v.pipe(
  v.object({
    number: id,
    name: text,
    description: text,
    managers: people,
    team_managers: teams,
    contact_link: v.nullish(v.string(), null),
    state: v.picklist(['open', 'closed']),
    ends_at: instant,
    created_at: instant,
    closed_at: maybeInstant,
    alert_stats: v.object({ open_count: count, closed_count: count, in_progress_count: count }),
  }),
  v.transform(({ number, name, description, managers, state, ...rest }) => ({
    ...{ number, name, description, state },
    managers: managers.map(({ login }) => login),
    teams: rest.team_managers.map(({ slug }) => slug),
    contactLink: rest.contact_link,
    endsAt: rest.ends_at,
    createdAt: rest.created_at,
    closedAt: rest.closed_at,
    counts: {
      open: rest.alert_stats.open_count,
      inProgress: rest.alert_stats.in_progress_count,
      closed: rest.alert_stats.closed_count,
    },
  })),
)
