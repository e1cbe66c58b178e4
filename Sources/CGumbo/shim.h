#ifndef BYLINE_CGUMBO_H
#define BYLINE_CGUMBO_H

#include <gumbo.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

// libgumbo has no limits of its own: deep or tangled markup costs it quadratic time and any amount of memory, and it
// frees its tree by calling itself. Its allocator is the one place where we are asked, so the limits are kept there:
// memory comes from an arena, and when the budget or the time is spent we jump out of the parser and drop the arena.

typedef struct byline_chunk {
    struct byline_chunk *next;
    size_t used, size;
} byline_chunk;

typedef struct byline_html {
    // NULL when memory or time ran out.
    GumboOutput *output;
    byline_chunk *chunks;
} byline_html;

typedef struct byline_guard {
    byline_chunk *chunks;
    size_t budget;
    unsigned calls;
    struct timespec deadline;
    jmp_buf exit;
} byline_guard;

static inline void byline_html_free(byline_html html) {
    while (html.chunks) {
        byline_chunk *next = html.chunks->next;
        free(html.chunks);
        html.chunks = next;
    }
}

static inline bool byline_guard_late(byline_guard *guard) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec > guard->deadline.tv_sec
        || (now.tv_sec == guard->deadline.tv_sec && now.tv_nsec > guard->deadline.tv_nsec);
}

static void *byline_guard_allocate(void *data, size_t size) {
    byline_guard *guard = data;
    const size_t header = (sizeof(byline_chunk) + 15) & ~(size_t)15;
    if (size > guard->budget || (++guard->calls % 512 == 0 && byline_guard_late(guard))) longjmp(guard->exit, 1);
    size = (size + 15) & ~(size_t)15;
    guard->budget -= size < guard->budget ? size : guard->budget;
    byline_chunk *chunk = guard->chunks;
    if (!chunk || chunk->size - chunk->used < size) {
        size_t room = chunk ? chunk->size * 2 : 64 << 10;
        if (room > 4 << 20) room = 4 << 20;
        if (room < size) room = size;
        chunk = malloc(header + room);
        if (!chunk) longjmp(guard->exit, 1);
        *chunk = (byline_chunk){ guard->chunks, 0, room };
        guard->chunks = chunk;
    }
    void *memory = (char *)chunk + header + chunk->used;
    chunk->used += size;
    return memory;
}

static void byline_guard_deallocate(void *data, void *memory) {
    (void)data;
    (void)memory;
}

// Parses the inside of a <body>. `text` must outlive the result; the result is freed with byline_html_free.
static __attribute__((noinline)) byline_html byline_html_parse(
    const char *text, size_t length, size_t memory, int milliseconds) {
    byline_guard *guard = calloc(1, sizeof(byline_guard));
    byline_html html = { NULL, NULL };
    if (!guard) return html;
    guard->budget = memory;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &guard->deadline);
    long nanoseconds = guard->deadline.tv_nsec + (milliseconds % 1000) * 1000000L;
    guard->deadline.tv_sec += milliseconds / 1000 + nanoseconds / 1000000000L;
    guard->deadline.tv_nsec = nanoseconds % 1000000000L;

    GumboOptions options = kGumboDefaultOptions;
    options.allocator = byline_guard_allocate;
    options.deallocator = byline_guard_deallocate;
    options.userdata = guard;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_BODY;

    GumboOutput *volatile output = NULL;
    if (setjmp(guard->exit) == 0) output = gumbo_parse_with_options(&options, text, length);
    html.output = output;
    html.chunks = guard->chunks;
    free(guard);
    return html;
}

// The union inside GumboNode, as Swift can use it.
static inline const GumboElement *byline_node_element(const GumboNode *node) { return &node->v.element; }
static inline const char *byline_node_text(const GumboNode *node) { return node->v.text.text; }

#endif
