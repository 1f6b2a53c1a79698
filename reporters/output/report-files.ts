/** What a report consists of. */
export const reportFiles = ['report.json', 'index.html', 'junit.xml', 'summary.md', 'badge.svg'] as const;
