import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { NOW } from '../local-github'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import type { PlannedRepository } from '@/lib/outbox/plan'
import type { Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

export const ID = '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11'
export const BOTH: LaunchOptions = { autofix: true, issues: true }

/** What a campaign of the first able repositories is planned to do. */
export function plannedFrom(
  world: World,
  most: { repositories: number; alerts: number },
): PlannedRepository[] {
  const all = world.organizations.find(({ login }) => login === ORGANIZATION)?.repositories ?? []
  const able = all
    .filter((one) => !one.archived && one.hasIssues && openOf(one).length > 0)
    .toSorted((a, b) => openOf(b).length - openOf(a).length)
  return able.slice(0, most.repositories).map((one) => ({
    repositoryId: one.id,
    repository: `${ORGANIZATION}/${one.name}`,
    page: `https://github.com/${ORGANIZATION}/${one.name}/security/code-scanning`,
    alerts: openOf(one)
      .slice(0, most.alerts)
      .map(({ number, rule, path, line }) => ({
        number,
        severity: 'high' as const,
        rule: { id: rule.id, description: rule.name },
        path,
        line,
        url: `https://github.com/${ORGANIZATION}/${one.name}/security/code-scanning/${number}`,
        autofixSupported: true,
      })),
  }))
}

function openOf({ alerts }: Repository) {
  return alerts.filter(({ state, rule }) => state === 'open' && rule.autofix)
}

/** The campaign of these repositories. */
export function campaignOf(planned: readonly PlannedRepository[]): Campaign {
  return {
    id: ID,
    organization: ORGANIZATION,
    name: 'SQL injection',
    description: 'Fix what can be reached from outside.',
    dueDate: '2026-12-24',
    managers: ['maya-manager'],
    contactLink: null,
    state: 'open',
    timeZone: 'UTC',
    filter: 'is:open',
    template: null,
    alerts: planned.map(({ repositoryId, alerts }) => ({
      repositoryId,
      kind: 'code-scanning' as const,
      numbers: alerts.map(({ number }) => number),
    })),
    leftOut: 0,
    launch: BOTH,
    createdAt: NOW,
    createdBy: 'maya-manager',
    publishedAt: NOW,
    closedAt: null,
    revision: 0,
  }
}
