/** The band of practice mode and what can be done in it. */
export const practiceWords = {
  band: 'Practice',
  more: 'More prescriptions',
  cut: 'Cut the line',
  restore: 'Restore the line',
} as const
