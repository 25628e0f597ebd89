export const DIAGNOSTICS_TEXT = {
  heading: 'For a report of a fault',
  explanation:
    'Versions, counts and codes of what went wrong. No token, no name, no e-mail address, no id and nothing of what is in the log.',
  copy: 'Copy diagnostics',
  copied: 'Copied. This is all of it:',
  notCopied: 'The browser did not let us copy. Here it is:',
  report: 'Diagnostics',
} as const;
