// Which addresses a link may have: the same the server takes.

/** http, https, mailto, a path of this site or a fragment. */
export function isAddress(address) {
  if (typeof address !== "string" || address.length > 2048 || /[\x00-\x20\x7f\\]/.test(address)) return false;
  if (/^\/(?!\/)/.test(address) || /^#/.test(address)) return true;
  if (/^mailto:./i.test(address)) return true;
  if (!/^https?:\/\//i.test(address)) return false;
  try {
    return new URL(address).host !== "";
  } catch {
    return false;
  }
}

/** What somebody typed as an address: `example.org` is meant as one. Empty where it cannot be. */
export function completed(typed) {
  const address = typed.trim();
  if (isAddress(address)) return address;
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(address)) return `mailto:${address}`;
  if (/^[^\s/:]+\.[^\s/:]{2,}/.test(address) && isAddress(`https://${address}`)) return `https://${address}`;
  return "";
}
