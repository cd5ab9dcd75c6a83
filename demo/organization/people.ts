import type { Person } from './model.ts'

/** Bot that Copilot's coding agent works as; GitHub assigns alerts to it by this login. */
export const COPILOT: Person = {
  id: 198982749,
  login: 'copilot-swe-agent[bot]',
  name: 'Copilot',
  kind: 'Bot',
}

/** Bot that opens pull requests from Copilot Autofix's suggestions. */
export const AUTOFIX_BOT: Person = {
  id: 62310815,
  login: 'github-advanced-security[bot]',
  name: 'GitHub Advanced Security',
  kind: 'Bot',
}

const person = (id: number, login: string, name: string): Person => ({ id, login, name, kind: 'User' })

export const MAYA = person(1001, 'maya-manager', 'Maya Lindqvist')
export const NOOR = person(1002, 'noor-haddad', 'Noor Haddad')
export const DEVON = person(1003, 'devon-developer', 'Devon Akintola')
export const OLGA = person(1004, 'olga-petrenko', 'Olga Petrenko')
export const SAMIR = person(1005, 'samir-secops', 'Samir Raman')
export const RUTH = person(1006, 'ruth-reader', 'Ruth Adler')

/** Everyone else of the organization: logins as people really choose them. */
export const STAFF: readonly Person[] = [
  'abeni-o|Abeni Okafor',
  'akira-mori|Akira Mori',
  'alva-n|Alva Nygaard',
  'bruno-cst|Bruno Castellano',
  'carmenv|Carmen Vidal',
  'chidi-e|Chidi Eze',
  'dara-quinn|Dara Quinn',
  'elif-yilmaz|Elif Yılmaz',
  'emil-w|Emil Wójcik',
  'farah-n|Farah Nasser',
  'gwen-hughes|Gwen Hughes',
  'hana-sato|Hana Satō',
  'ines-duarte|Inês Duarte',
  'ivo-k|Ivo Kovář',
  'jonas-berg|Jonas Bergström',
  'kavya-iyer|Kavya Iyer',
  'lena-fischer|Lena Fischer',
  'linh-tran|Linh Trần',
  'luca-ferri|Luca Ferri',
  'mateo-rg|Mateo Rangel',
  'mei-chen|Mei Chen',
  'nadia-b|Nadia Benali',
  'niamh-d|Niamh Doyle',
  'otis-ward|Otis Ward',
  'priya-nair|Priya Nair',
  'quentin-l|Quentin Leroy',
  'rosa-m|Rosa Mäkelä',
  'sven-h|Sven Holm',
  'tala-awad|Tala Awad',
  'tomasz-z|Tomasz Zieliński',
  'uma-krish|Uma Krishnan',
  'viktor-s|Viktor Simić',
  'wren-taylor|Wren Taylor',
  'yusuf-d|Yusuf Demir',
  'zoe-martin|Zoé Martin',
].map((entry, index) => {
  const [login = '', name = ''] = entry.split('|')
  return person(1100 + index, login, name)
})
