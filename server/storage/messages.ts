/** What is said to whoever runs the server. */
export const messages = {
  unfinished:
    'A backup was being restored here, and that was not finished. “restore” once more begins anew; another DATA_DIR or database can be chosen, too.',
  openToOthers: 'other people on this machine may read it',
}
