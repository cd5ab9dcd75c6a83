import type { Alert, Organization, Repository } from '../organization/model.ts'
import type { CampaignFaults } from './campaign-body.ts'

/** GitHub's limit for a campaign. */
const MOST_ALERTS = 1000
const FIELD = 'code_scanning_alerts'

/**
 * The alerts that `code_scanning_alerts` names, each once: of repositories of the organization that the asker may see
 * and that scan their code, existing and open. What is wrong is told for each repository.
 */
export function readAlerts(
  value: unknown,
  organization: Organization,
  maySee: (repository: Repository) => boolean,
  faults: CampaignFaults,
): Alert[] {
  if (value === undefined || value === null) {
    faults.add(FIELD, 'missing_field', `${FIELD} must be given`)
    return []
  }
  if (!Array.isArray(value) || value.length === 0) {
    faults.add(FIELD, 'invalid', `${FIELD} must name at least one repository`)
    return []
  }
  const visible = organization.repositories.filter((one) => one.codeScanning && maySee(one))
  const found = new Set(value.flatMap((entry: unknown) => readEntry(entry, visible, faults)))
  if (found.size > MOST_ALERTS) {
    faults.add(FIELD, 'custom', `A campaign has at most ${MOST_ALERTS} alerts, not ${found.size}`)
  }
  return [...found]
}

function readEntry(entry: unknown, visible: readonly Repository[], faults: CampaignFaults): Alert[] {
  const { repository_id: id, alert_numbers: numbers, ...rest }: Record<string, unknown> = { ...Object(entry) }
  if (!Array.isArray(numbers) || numbers.length === 0 || Object.keys(rest).length > 0) {
    faults.add(FIELD, 'invalid', `An entry needs repository_id and alert_numbers, and nothing else`)
    return []
  }
  const repository = visible.find((one) => one.id === id)
  if (!repository) {
    faults.add(FIELD, 'invalid', `Repository ${String(id)} could not be found`)
    return []
  }
  const wanted = new Set<unknown>(numbers)
  const found = repository.alerts.filter(({ number, state }) => state === 'open' && wanted.has(number))
  for (const alert of found) wanted.delete(alert.number)
  if (wanted.size > 0) {
    const missing = [...wanted].map(String).join(', ')
    faults.add(FIELD, 'invalid', `Not open in ${repository.name}: ${missing}`)
  }
  return found
}
