export async function buildSearchIndex(_: {
  records: string;
  content: string;
  cache: string;
  out: string;
}): Promise<void> {}
