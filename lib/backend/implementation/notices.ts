import { concernsOf } from './concerns'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import type { NoticeSettings, NoticeWishes } from '../views'
import { ok, type Outcome } from '@/lib/failure'
import { badgeOf } from '@/lib/noticing/badge'
import type { Concern } from '@/lib/noticing/concern'
import { needsOf, sumOfNeeds, type Needs } from '@/lib/noticing/needs'
import { campaignsToTell, type NewCampaign } from '@/lib/noticing/new-campaigns'
import { noticeOfNew, noticeOfReminders } from '@/lib/noticing/notice'
import { remindersDue, type Reminder } from '@/lib/noticing/reminders'
import type { Tellable } from '@/lib/storage/notices'
import { organizationKey } from '@/lib/storage/organization-record'

export interface Notices {
  handlers: Handlers<'notices.read' | 'notices.save'>
  /**
   * Tells what is new or due, each thing once, and what the toolbar button has to say. One run after the other.
   * @param changed logins of the organizations in which something did; null: all are looked at, as time alone makes things due
   */
  look(changed: readonly string[] | null): Promise<Outcome<null>>
}

/** Repositories that GitHub is asked about in one run, beside what was read anyway. */
const LOOKS = 10

/** Noticing: notifications of the browser, and the number on the toolbar button. */
export function createNotices(
  parts: Pick<Parts, 'store' | 'vault' | 'github' | 'board' | 'now' | 'announce'>,
  observatory: Observatory,
): Notices {
  const { store, vault, board, now, announce } = parts
  /** What was counted last, by organization, for one person. */
  let counted: { me: string; needs: Map<string, Needs> } | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function lookNow(changed: readonly string[] | null): Promise<Outcome<null>> {
    const token = await vault.state()
    if (!token.ok) return token
    if (token.value.state !== 'present') {
      counted = null
      await board.badge(null)
      return ok(null)
    }
    const me = token.value.login
    const records = await store.organizations.list()
    if (!records.ok) return records
    const keys = changed?.map(organizationKey)
    const before = counted?.me === me ? counted.needs : new Map<string, Needs>()
    const needs = new Map<string, Needs>()
    const found: Concern[] = []
    const budget = { left: LOOKS }
    let outcome: Outcome<null> = ok(null)
    for (const { key, login } of records.value) {
      const last = before.get(key)
      if (last) needs.set(key, last)
      if (last && keys && !keys.includes(key)) continue
      const concerns = await concernsOf(parts, observatory, login, me, budget)
      if (concerns.ok) {
        found.push(...concerns.value)
        needs.set(key, needsOf(concerns.value, me))
      } else outcome = concerns
    }
    counted = { me, needs }
    await board.badge(badgeOf(sumOfNeeds(needs.values())))
    const told = await tell(found, me)
    return told.ok ? outcome : told
  }

  /** What is not wanted counts as told: whoever wants it again later is not told of the past. */
  async function tell(concerns: readonly Concern[], me: string): Promise<Outcome<null>> {
    const wishes = await store.notices.wishes()
    if (!wishes.ok) return wishes
    const campaigns = await untold(campaignsToTell(concerns, me, now()), ofCampaign)
    if (!campaigns.ok) return campaigns
    const news = noticeOfNew(campaigns.value)
    if (news && wishes.value.newCampaigns) await board.notify(news)
    const reminders = await untold(remindersDue(concerns, me, now()), ofReminder)
    if (!reminders.ok) return reminders
    const reminder = noticeOfReminders(reminders.value)
    if (reminder && wishes.value.reminders) await board.notify(reminder)
    return ok(null)
  }

  async function untold<T>(things: readonly T[], tellable: (thing: T) => Tellable): Promise<Outcome<T[]>> {
    if (things.length === 0) return ok([])
    const claimed = await store.notices.claim(things.map(tellable), now())
    if (!claimed.ok) return claimed
    const mine = new Set(claimed.value.map(({ about }) => about))
    return ok(things.filter((thing) => mine.has(tellable(thing).about)))
  }

  async function view(wishes: Outcome<NoticeWishes>): Promise<Outcome<NoticeSettings>> {
    return wishes.ok ? ok({ ...wishes.value, isRefused: await board.isRefused() }) : wishes
  }

  return {
    look(changed) {
      const run = turn.then(() => lookNow(changed))
      turn = run.catch(() => undefined)
      return run
    },
    handlers: {
      'notices.read': async () => view(await store.notices.wishes()),
      async 'notices.save'(wishes) {
        const saved = await store.notices.saveWishes(wishes)
        if (saved.ok) announce({ topic: 'notices', organization: null })
        return view(saved)
      },
    },
  }
}

function ofCampaign({ campaign: { id, organization } }: NewCampaign): Tellable {
  return { about: `new/${id}`, campaignId: id, organization, step: 0 }
}

/** Another due date is another thing to be reminded of. */
function ofReminder({ campaign: { id, organization, dueDate }, step }: Reminder): Tellable {
  return { about: `due/${id}/${dueDate}`, campaignId: id, organization, step }
}
