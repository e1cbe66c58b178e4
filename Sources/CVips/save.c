#include <glib.h>
#include <vips/vips.h>

#include "CVips.h"
#include "private.h"

typedef struct {
    gint64 until;  // microseconds on the monotonic clock
    bool has_passed;
} deadline;

static void check(VipsImage *image, VipsProgress *progress, deadline *limit) {
    if (g_get_monotonic_time() < limit->until) return;
    limit->has_passed = true;
    vips_image_set_kill(image, TRUE);
}

static gulong begin(VipsImage *image, deadline *limit, double seconds) {
    limit->until = g_get_monotonic_time() + (gint64)(seconds * 1e6);
    limit->has_passed = false;
    vips_image_set_progress(image, TRUE);
    return g_signal_connect(image, "eval", G_CALLBACK(check), limit);
}

static byline_status end(VipsImage *image, deadline *limit, gulong handler, bool failed) {
    g_signal_handler_disconnect(image, handler);
    vips_image_set_progress(image, FALSE);
    vips_image_set_kill(image, FALSE);
    // libvips tells nothing of a picture that is done in one step.
    if (limit->has_passed || g_get_monotonic_time() >= limit->until) return byline_status_late;
    return failed ? byline_status_failed : byline_status_done;
}

static int encode(VipsImage *image, byline_save_options options, void **bytes, size_t *length) {
    gboolean strip = !options.keeps_metadata;
    switch (options.format) {
        case byline_format_jpeg: {
            VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
            int failed = vips_jpegsave_buffer(
                image, bytes, length, "Q", options.quality, "optimize_coding", TRUE, "interlace", TRUE,
                "background", white, "strip", strip, NULL);
            vips_area_unref(VIPS_AREA(white));
            return failed;
        }
        case byline_format_png:
            if (options.uses_palette)
                return vips_pngsave_buffer(
                    image, bytes, length, "palette", TRUE, "Q", options.quality, "compression", 9, "strip", strip,
                    NULL);
            return vips_pngsave_buffer(image, bytes, length, "strip", strip, NULL);
        case byline_format_gif:
            return vips_gifsave_buffer(image, bytes, length, "effort", options.effort, "strip", strip, NULL);
        case byline_format_webp:
            return vips_webpsave_buffer(
                image, bytes, length, "Q", options.quality, "effort", options.effort, "strip", strip, NULL);
    }
    return -1;
}

byline_status byline_image_save(
    byline_image *image, byline_save_options options, double seconds, void **bytes, size_t *length) {
    deadline limit;
    *bytes = NULL;
    gulong handler = begin(unwrap(image), &limit, seconds);
    int failed = encode(unwrap(image), options, bytes, length);
    return end(unwrap(image), &limit, handler, failed != 0);
}

byline_status byline_image_samples(byline_image *image, double seconds, void **bytes, size_t *length, int *bands) {
    deadline limit;
    *bands = vips_image_get_bands(unwrap(image));
    gulong handler = begin(unwrap(image), &limit, seconds);
    *bytes = vips_image_write_to_memory(unwrap(image), length);
    return end(unwrap(image), &limit, handler, *bytes == NULL);
}
