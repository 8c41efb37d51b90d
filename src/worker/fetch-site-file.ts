/** Reads a file of the site. Rejects with a sentence for the user: what was wanted, what came, what to do. */
export async function fetchSiteFile(url: URL): Promise<Uint8Array> {
  const name = url.pathname.split('/').at(-1) ?? url.pathname;
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new Error(`${name} could not be fetched: the server does not answer. Check the connection and try again.`, {
      cause,
    });
  }
  if (!response.ok)
    throw new Error(
      `${name} could not be fetched: the server answered ${response.status}. Reload the page and try again.`,
    );
  return new Uint8Array(await response.arrayBuffer());
}
