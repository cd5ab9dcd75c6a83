import { DismissalRequests, type DismissalRequest } from './dismissal-requests.ts'
import type { DismissedReason, Organization, Person } from './model.ts'
import { DEVON, NOOR } from './people.ts'
import { PullRequestChanges } from './pull-request-changes.ts'

/** What can happen where not everybody may dismiss: the switch, asking, and the decision. */
export class DismissalChanges extends PullRequestChanges {
  readonly dismissals = new DismissalRequests()

  /**
   * Makes writers ask before an alert is dismissed (delegated alert dismissal), or lets them dismiss again. `name` is an
   * organization with all its repositories (`octo-org`), or one repository (`octo-org/shop`), which wins.
   */
  switchDelegatedDismissal(name: string, on: boolean): void {
    const subject = name.includes('/') ? this.mustFind(name) : this.mustFindOrganization(name)
    this.dismissals.switch(subject, on)
    this.tick()
  }

  /** Asks for the dismissal of an alert, which stays as it is until somebody decides. */
  requestDismissal(
    fullName: string,
    number: number,
    reason: DismissedReason = "won't fix",
    comment = 'Accepted until the rewrite.',
    by: Person = DEVON,
  ): DismissalRequest {
    const at = this.tick()
    return this.dismissals.add(this.alert(fullName, number), { reason, comment, by, at })
  }

  /** Decides about the pending request for an alert; approving dismisses it in the requester's name. */
  reviewDismissal(
    fullName: string,
    number: number,
    decision: 'approved' | 'denied',
    message: string | null = null,
    by: Person = NOOR,
  ): DismissalRequest {
    const alert = this.alert(fullName, number)
    const request = this.dismissals.of(alert)
    const at = this.tick()
    if (!request || this.dismissals.statusOf(request, at) !== 'pending')
      throw new Error(`Nobody asks for the dismissal of ${fullName} ${number}`)
    request.response = { by, at, message, decision }
    if (decision === 'denied' || alert.state !== 'open') return request
    this.dismissAlert(fullName, number, request.reason, request.comment, request.by)
    if (alert.dismissal) alert.dismissal.approvedBy = by
    return request
  }

  /** Organization `login`; throws when there is none. */
  protected mustFindOrganization(login: string): Organization {
    const organization = this.organization(login)
    if (!organization) throw new Error(`There is no organization ${login}`)
    return organization
  }
}
