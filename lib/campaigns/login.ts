/** GitHub's rule for logins; the underscore of Enterprise Managed Users included. */
const LOGIN = /^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,38}$/i

/** Whether a text can be the login of a person. */
export function isLogin(text: string): boolean {
  return LOGIN.test(text)
}
