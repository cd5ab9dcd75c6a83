/** Which browser notifications a person wants. */
export interface NoticeWishes {
  /** A new campaign that concerns a repository I can write to. */
  newCampaigns: boolean
  /** A campaign that I manage is due soon and not complete. */
  reminders: boolean
}

export interface NoticeSettings extends NoticeWishes {
  /** The browser was told to show none of Muster's. Firefox does not tell: false there. */
  isRefused: boolean
}
