import { describe, expect, it } from 'vitest'
import { failureOf } from '@/lib/github/failures'
import type { Asked } from '@/lib/github/failures'
import type { Failure, Subject } from '@/lib/failure'

type Case = [
  what: string,
  status: number,
  headers: Record<string, string>,
  message: string,
  subject: Subject,
  expected: Failure,
]

const SSO = 'required; url=https://github.com/orgs/octo/sso?authorization_request=SECRET'

const CASES: Case[] = [
  ['a bad token', 401, {}, 'Bad credentials', 'alerts', { kind: 'token-rejected' }],
  [
    'single sign-on',
    403,
    { 'x-github-sso': SSO },
    'Resource protected by organization SAML enforcement.',
    'alerts',
    { kind: 'sso-required', organization: 'octo' },
  ],
  [
    'a fine-grained token without permission',
    403,
    { 'x-accepted-github-permissions': 'security_events=read' },
    'Resource not accessible by personal access token',
    'alerts',
    { kind: 'no-permission', subject: 'alerts', needs: 'security_events=read' },
  ],
  [
    'a classic token without scope',
    403,
    { 'x-oauth-scopes': 'gist', 'x-accepted-oauth-scopes': 'repo, security_events' },
    'Forbidden',
    'alerts',
    { kind: 'no-permission', subject: 'alerts', needs: 'repo, security_events' },
  ],
  [
    'scopes hidden behind a 404',
    404,
    { 'x-oauth-scopes': '', 'x-accepted-oauth-scopes': 'read:org' },
    'Not Found',
    'teams',
    { kind: 'no-permission', subject: 'teams', needs: 'read:org' },
  ],
  [
    'a role that is missing, though the scope is there',
    404,
    { 'x-oauth-scopes': 'repo', 'x-accepted-oauth-scopes': 'repo, security_events' },
    'Not Found',
    'alerts',
    { kind: 'no-permission', subject: 'alerts', needs: null },
  ],
  [
    'Advanced Security off',
    403,
    {},
    'Advanced Security must be enabled for this repository to use code scanning.',
    'alerts',
    { kind: 'not-enabled', subject: 'alerts' },
  ],
  [
    'Code Security off',
    403,
    {},
    'Code Security must be enabled for this repository to use code scanning.',
    'alerts',
    { kind: 'not-enabled', subject: 'alerts' },
  ],
  [
    'code scanning off',
    403,
    {},
    'Code scanning is not enabled for this repository.',
    'alerts',
    { kind: 'not-enabled', subject: 'alerts' },
  ],
  [
    'nothing analyzed yet',
    404,
    {},
    'no analysis found',
    'alerts',
    { kind: 'not-enabled', subject: 'alerts' },
  ],
  [
    'no such organization',
    404,
    {},
    'Not Found',
    'organization',
    { kind: 'not-found', subject: 'organization', name: 'octo/shop' },
  ],
  [
    'no such repository',
    404,
    {},
    'Not Found',
    'branches',
    { kind: 'not-found', subject: 'branches', name: 'octo/shop' },
  ],
  ['an outage', 503, {}, '', 'alerts', { kind: 'server-error', status: 503 }],
  [
    'an unknown refusal',
    422,
    {},
    'Validation Failed',
    'alerts',
    { kind: 'unexpected-answer', subject: 'alerts', problems: ['status 422'] },
  ],
]

describe('failureOf', () => {
  it.each(CASES)('translates %s', (_, status, headers, message, subject, expected) => {
    const asked: Asked = { subject, name: 'octo/shop', organization: 'octo' }
    const failure = failureOf({ status, headers, data: { message }, url: '' }, asked)
    expect(failure).toEqual(expected)
    expect(JSON.stringify(failure)).not.toContain('SECRET')
  })

  it('reads a refusal whose body is no JSON', () => {
    const asked: Asked = { subject: 'alerts', name: '', organization: 'octo' }
    const failure = failureOf({ status: 502, headers: {}, data: '<html>Unicorn!</html>', url: '' }, asked)
    expect(failure).toEqual({ kind: 'server-error', status: 502 })
  })
})
