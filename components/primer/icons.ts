import alert from '@primer/octicons/build/svg/alert-16.svg?raw'
import archive from '@primer/octicons/build/svg/archive-16.svg?raw'
import calendar from '@primer/octicons/build/svg/calendar-16.svg?raw'
import check from '@primer/octicons/build/svg/check-16.svg?raw'
import checkCircleFill from '@primer/octicons/build/svg/check-circle-fill-16.svg?raw'
import chevronDown from '@primer/octicons/build/svg/chevron-down-16.svg?raw'
import chevronRight from '@primer/octicons/build/svg/chevron-right-16.svg?raw'
import circle from '@primer/octicons/build/svg/circle-16.svg?raw'
import circleSlash from '@primer/octicons/build/svg/circle-slash-16.svg?raw'
import clock from '@primer/octicons/build/svg/clock-16.svg?raw'
import codescan from '@primer/octicons/build/svg/codescan-16.svg?raw'
import copilot from '@primer/octicons/build/svg/copilot-16.svg?raw'
import copy from '@primer/octicons/build/svg/copy-16.svg?raw'
import download from '@primer/octicons/build/svg/download-16.svg?raw'
import filter from '@primer/octicons/build/svg/filter-16.svg?raw'
import gitBranch from '@primer/octicons/build/svg/git-branch-16.svg?raw'
import gitPullRequest from '@primer/octicons/build/svg/git-pull-request-16.svg?raw'
import gitPullRequestDraft from '@primer/octicons/build/svg/git-pull-request-draft-16.svg?raw'
import goal from '@primer/octicons/build/svg/goal-16.svg?raw'
import info from '@primer/octicons/build/svg/info-16.svg?raw'
import kebabHorizontal from '@primer/octicons/build/svg/kebab-horizontal-16.svg?raw'
import link from '@primer/octicons/build/svg/link-16.svg?raw'
import linkExternal from '@primer/octicons/build/svg/link-external-16.svg?raw'
import markGithub from '@primer/octicons/build/svg/mark-github-16.svg?raw'
import note from '@primer/octicons/build/svg/note-16.svg?raw'
import pencil from '@primer/octicons/build/svg/pencil-16.svg?raw'
import people from '@primer/octicons/build/svg/people-16.svg?raw'
import person from '@primer/octicons/build/svg/person-16.svg?raw'
import play from '@primer/octicons/build/svg/play-16.svg?raw'
import plus from '@primer/octicons/build/svg/plus-16.svg?raw'
import repo from '@primer/octicons/build/svg/repo-16.svg?raw'
import rocket from '@primer/octicons/build/svg/rocket-16.svg?raw'
import search from '@primer/octicons/build/svg/search-16.svg?raw'
import shieldCheck from '@primer/octicons/build/svg/shield-check-16.svg?raw'
import skipFill from '@primer/octicons/build/svg/skip-fill-16.svg?raw'
import sortAsc from '@primer/octicons/build/svg/sort-asc-16.svg?raw'
import sortDesc from '@primer/octicons/build/svg/sort-desc-16.svg?raw'
import stop from '@primer/octicons/build/svg/stop-16.svg?raw'
import sync from '@primer/octicons/build/svg/sync-16.svg?raw'
import trash from '@primer/octicons/build/svg/trash-16.svg?raw'
import x from '@primer/octicons/build/svg/x-16.svg?raw'
import xCircleFill from '@primer/octicons/build/svg/x-circle-fill-16.svg?raw'

/** GitHub's icons at 16 px, each picked by itself so that only these are bundled. The files are text; only their paths are used. */
const SOURCES = {
  alert,
  archive,
  calendar,
  check,
  'check-circle-fill': checkCircleFill,
  'chevron-down': chevronDown,
  'chevron-right': chevronRight,
  circle,
  'circle-slash': circleSlash,
  clock,
  codescan,
  copilot,
  copy,
  download,
  filter,
  'git-branch': gitBranch,
  'git-pull-request': gitPullRequest,
  'git-pull-request-draft': gitPullRequestDraft,
  goal,
  info,
  'kebab-horizontal': kebabHorizontal,
  link,
  'link-external': linkExternal,
  'mark-github': markGithub,
  note,
  pencil,
  people,
  person,
  play,
  plus,
  repo,
  rocket,
  search,
  'shield-check': shieldCheck,
  'skip-fill': skipFill,
  'sort-asc': sortAsc,
  'sort-desc': sortDesc,
  stop,
  sync,
  trash,
  x,
  'x-circle-fill': xCircleFill,
} as const

export type IconName = keyof typeof SOURCES

/** The path data of an icon, in a view box of 16 by 16. */
export function pathsOf(name: IconName): string[] {
  return [...SOURCES[name].matchAll(/ d="([^"]+)"/g)].map((match) => match[1] ?? '')
}
