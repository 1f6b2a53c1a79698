/** The media type and charset of a Content-Type header; undefined where it has no such form. */
export function readContentType(contentType: string): { mediaType: string; charset: string } | undefined {
  const match = /^\s*([\w.+-]+\/[\w.+-]+)\s*(?:;(.*))?$/.exec(contentType);
  const mediaType = match?.[1]?.toLowerCase();
  if (mediaType === undefined) return undefined;
  const charset = /(?:^|;)\s*charset\s*=\s*"?([^";\s]+)"?/i.exec(match?.[2] ?? '')?.[1];
  return { mediaType, charset: charset ?? 'utf-8' };
}
