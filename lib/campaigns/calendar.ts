import { campaignPage } from './announcement'
import { t } from '@/lib/i18n'
import { addDays, toIso, type EpochSeconds } from '@/lib/time'
import type { Campaign } from './campaign'

/** What the calendar entry says of a campaign. */
export type Scheduled = Pick<
  Campaign,
  'id' | 'organization' | 'name' | 'description' | 'dueDate' | 'revision'
>

/** RFC 5545 section 3.1: lines are folded after 75 octets, not characters. */
const LONGEST_LINE = 75

/**
 * The due date as an iCalendar file (RFC 5545): an event of the whole day that takes no time off anybody. Imported again
 * after an edit it replaces the one of before, by its UID and SEQUENCE.
 */
export function calendarFile(campaign: Scheduled, now: EpochSeconds): string {
  const day = (date: string) => date.replaceAll('-', '')
  const page = campaignPage(campaign)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Muster//Security campaigns//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${campaign.id}@muster`,
    `DTSTAMP:${toIso(now).replace(/[-:]/g, '')}`,
    `SEQUENCE:${campaign.revision}`,
    `DTSTART;VALUE=DATE:${day(campaign.dueDate)}`,
    // The end is exclusive.
    `DTEND;VALUE=DATE:${day(addDays(campaign.dueDate, 1))}`,
    `SUMMARY:${escaped(t('notices.calendar', { name: campaign.name }))}`,
    `DESCRIPTION:${escaped(`${campaign.description}\n${page}`)}`,
    `URL:${page}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** RFC 5545 section 3.3.11. Control characters have no place in a text value. */
function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- these are the ones that are taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\n/g, '\\n')
  )
}

/** Never splits a character: a continuation begins with a blank, which counts. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let text = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > LONGEST_LINE) {
      text += '\r\n '
      octets = 1
    }
    text += character
    octets += size
  }
  return text
}
