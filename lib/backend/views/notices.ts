/** Which browser notifications a person wants. */
export interface NoticeSettings {
  /** A new campaign that concerns a repository I can write to. */
  newCampaigns: boolean
  /** A campaign that I manage is due soon and not complete. */
  reminders: boolean
}
