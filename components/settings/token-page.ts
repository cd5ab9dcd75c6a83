/** GitHub's form for a classic token with name and scopes filled in (documented: "Creating a personal access token (classic)"). */
export const CREATE_TOKEN =
  'https://github.com/settings/tokens/new?description=Muster&scopes=repo,read:org,security_events'
