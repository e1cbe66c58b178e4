// What is known of stored files: where each is shown from, and whether it is a video.

const known = new Map();

export function remember(media) {
  for (const file of Object.values(media ?? {})) {
    if (!known.has(file.hash) || file.poster) known.set(file.hash, file);
  }
}

export const mediaOf = (hash) => known.get(hash);
