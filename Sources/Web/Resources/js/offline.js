// The page that was asked for, as soon as it can be reached.
async function attempt() {
  const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
  if (answer?.ok) location.reload();
}

addEventListener("online", attempt);
setInterval(attempt, 15_000);
