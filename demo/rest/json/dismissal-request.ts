import type { DismissalRequest } from '../../organization/dismissal-requests.ts'
import { iso } from './dates.ts'

/** Schema `code-scanning-alert-dismissal-request`; `status` is the one of now, for a request may have lapsed. */
export function dismissalRequestJson(request: DismissalRequest, status: string) {
  const { alert, by, response } = request
  const { repository } = alert
  const { owner } = repository
  const fullName = `${owner.login}/${repository.name}`
  return {
    id: request.id,
    number: request.number,
    repository: { id: repository.id, name: repository.name, full_name: fullName },
    organization: { id: owner.id, name: owner.login },
    requester: { actor_id: by.id, actor_name: by.login },
    request_type: 'code_scanning_alert_dismissal',
    data: [{ reason: request.reason, alert_number: String(alert.number) }],
    resource_identifier: `${repository.id}/${alert.number}`,
    status,
    requester_comment: request.comment,
    expires_at: iso(request.expiresAt),
    created_at: iso(request.createdAt),
    responses: response
      ? [
          {
            id: request.id,
            reviewer: { actor_id: response.by.id, actor_name: response.by.login },
            message: response.message,
            status: response.decision,
            created_at: iso(response.at),
          },
        ]
      : [],
    url: `https://api.github.com/repos/${fullName}/dismissal-requests/code-scanning/${alert.number}`,
    html_url: `https://github.com/${fullName}/security/code-scanning/${alert.number}`,
  }
}
