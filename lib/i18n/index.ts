import { en, type MessageKey } from './en/index'

/**
 * The texts that people see. One typed catalogue for the extension's pages, GitHub's pages and the static report viewer,
 * where the browser's own `i18n` API does not exist (decision 0004).
 */

type Value = string | number

const plurals = new Intl.PluralRules('en')

/**
 * The text of a key with `{name}` replaced by values. Where the catalogue has `key_one` and `key_other`,
 * `values.count` chooses between them. Numbers are written with the language's separators.
 */
export function t(key: MessageKey, values: Record<string, Value> = {}): string {
  return template(key, values.count).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? value.toLocaleString('en') : value
  })
}

function template(key: MessageKey, count: Value | undefined): string {
  const messages: Readonly<Record<string, string>> = en
  const plural = typeof count === 'number' ? messages[`${key}_${plurals.select(count)}`] : undefined
  return plural ?? messages[key] ?? messages[`${key}_other`] ?? key
}

export type { MessageKey }
