import type { Alert, DismissedReason, Organization, Person, Repository } from './model.ts'

const WEEK = 7 * 86_400_000

/** What a writer asks of those who may dismiss. */
export interface DismissalRequest {
  id: number
  /** Counted in each repository. */
  number: number
  alert: Alert
  by: Person
  reason: DismissedReason
  comment: string
  createdAt: number
  /** When it lapses, undecided: a week later, as in GitHub's sample. */
  expiresAt: number
  response: DismissalResponse | null
}

export interface DismissalResponse {
  by: Person
  at: number
  message: string | null
  decision: 'approved' | 'denied'
}

/** Where dismissing is delegated, and who asked for what. */
export class DismissalRequests {
  readonly all: DismissalRequest[] = []
  readonly #switches = new Map<Organization | Repository, boolean>()

  switch(subject: Organization | Repository, on: boolean): void {
    this.#switches.set(subject, on)
  }

  /** Whether writers must ask here: by the repository's own switch, else by its organization's. */
  delegated(repository: Repository): boolean {
    return this.#switches.get(repository) ?? this.#switches.get(repository.owner) ?? false
  }

  /** The last request for an alert, however it ended. */
  of(alert: Alert): DismissalRequest | undefined {
    return this.all.findLast((request) => request.alert === alert)
  }

  statusOf({ response, expiresAt }: DismissalRequest, now: number) {
    return response ? response.decision : now >= expiresAt ? 'expired' : 'pending'
  }

  add(
    alert: Alert,
    asked: { by: Person; reason: DismissedReason; comment: string; at: number },
  ): DismissalRequest {
    const { by, reason, comment, at } = asked
    const here = this.all.filter((request) => request.alert.repository === alert.repository)
    const request: DismissalRequest = {
      id: 3_000_001 + this.all.length,
      number: here.length + 1,
      alert,
      by,
      reason,
      comment,
      createdAt: at,
      expiresAt: at + WEEK,
      response: null,
    }
    this.all.push(request)
    return request
  }
}
