#include <vips/vips.h>

#include "CVips.h"
#include "private.h"

byline_image *byline_image_open(const void *bytes, size_t length, byline_format format) {
    VipsImage *image = NULL;
    int failed = -1;
    switch (format) {
        case byline_format_jpeg:
            failed = vips_jpegload_buffer((void *)bytes, length, &image, NULL);
            break;
        case byline_format_png:
            failed = vips_pngload_buffer((void *)bytes, length, &image, NULL);
            break;
        case byline_format_gif:
            failed = vips_gifload_buffer((void *)bytes, length, &image, NULL);
            break;
        case byline_format_webp:
            failed = vips_webpload_buffer((void *)bytes, length, &image, NULL);
            break;
    }
    return failed ? NULL : wrap(image);
}

byline_image *byline_image_thumbnail(
    const void *bytes, size_t length, int width, bool animated, bool converts_profile) {
    VipsImage *small = NULL;
    VipsImage *rgb = NULL;
    // vips_thumbnail's own fail_on does not reach the loaders of 8.14.
    const char *options = animated ? "n=-1,fail_on=error" : "fail_on=error";
    int failed = !converts_profile
        ? vips_thumbnail_buffer(
            (void *)bytes, length, &small, width, "height", VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN,
            "option_string", options, NULL)
        : vips_thumbnail_buffer(
            (void *)bytes, length, &small, width, "height", VIPS_MAX_COORD, "size", VIPS_SIZE_DOWN,
            "option_string", options, "export_profile", "srgb", NULL);
    if (failed) return NULL;
    // Grey, CMYK without a profile and 16-bit pictures come out of the thumbnail as they went in.
    failed = vips_colourspace(small, &rgb, VIPS_INTERPRETATION_sRGB, NULL);
    g_object_unref(small);
    return failed ? NULL : wrap(rgb);
}

byline_image *byline_image_crop(byline_image *image, int left, int top, int width, int height) {
    VipsImage *part = NULL;
    int failed = vips_extract_area(unwrap(image), &part, left, top, width, height, NULL);
    return failed ? NULL : wrap(part);
}

void byline_image_close(byline_image *image) { g_object_unref(unwrap(image)); }

byline_facts byline_image_facts(byline_image *image) {
    VipsImage *vips = unwrap(image);
    byline_facts facts = {
        .width = vips_image_get_width(vips),
        .height = vips_image_get_page_height(vips),
        .frames = vips_image_get_n_pages(vips),
        .orientation = vips_image_get_orientation(vips),
        .has_alpha = vips_image_hasalpha(vips),
    };
    return facts;
}

byline_image *byline_image_from_samples(
    const void *bytes, int width, int height, int bands, int bytes_per_sample, bool is_cmyk) {
    VipsBandFormat format = bytes_per_sample == 2 ? VIPS_FORMAT_USHORT : VIPS_FORMAT_UCHAR;
    VipsInterpretation colour = bytes_per_sample == 2 ? VIPS_INTERPRETATION_RGB16 : VIPS_INTERPRETATION_sRGB;
    if (bands < 3) colour = bytes_per_sample == 2 ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_B_W;
    if (is_cmyk) colour = VIPS_INTERPRETATION_CMYK;

    size_t length = (size_t)width * height * bands * bytes_per_sample;
    VipsImage *raw = vips_image_new_from_memory_copy(bytes, length, width, height, bands, format);
    if (raw == NULL) return NULL;
    VipsImage *image = NULL;
    int failed = vips_copy(raw, &image, "interpretation", colour, NULL);
    g_object_unref(raw);
    return failed ? NULL : wrap(image);
}
