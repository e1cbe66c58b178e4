// The page that was asked for, as soon as the site can be reached. Asked for under its own address, this one stays.
async function attempt() {
  const answer = await fetch("/worker.js", { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
}

if (location.pathname !== "/offline") {
  addEventListener("online", attempt);
  setInterval(attempt, 15_000);
}
