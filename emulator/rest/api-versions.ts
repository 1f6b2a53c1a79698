/** The published API versions, all of which are served alike. */
export const apiVersions = ['2021-10-01', '2022-11-01', '2023-07-01', '2024-01-01', '2024-12-01'] as const;

/** The API version of a request that names none. */
export const newestApiVersion = apiVersions[apiVersions.length - 1] ?? '2024-12-01';
