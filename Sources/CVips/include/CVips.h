#ifndef BYLINE_CVIPS_H
#define BYLINE_CVIPS_H

#include <stdbool.h>
#include <stddef.h>

// Lets Swift see a closed set of cases.
#if defined(__clang__)
#define BYLINE_CLOSED __attribute__((enum_extensibility(closed)))
#else
#define BYLINE_CLOSED
#endif

// Plain functions around libvips, which is variadic C and therefore out of Swift's reach. No rule lives here:
// what is allowed and what is made of it is decided in the target Media. This header includes nothing of
// libvips, so that its importers need none of GLib's flags.

/// A lazily evaluated picture.
typedef struct byline_image byline_image;

typedef enum BYLINE_CLOSED {
    byline_format_jpeg,
    byline_format_png,
    byline_format_gif,
    byline_format_webp
} byline_format;

typedef enum BYLINE_CLOSED {
    byline_status_done,
    byline_status_failed,
    byline_status_late
} byline_status;

/// What a picture's header says.
typedef struct {
    int width;
    int height;  // of one frame
    int frames;
    int orientation;  // EXIF 1 to 8
    bool has_alpha;
} byline_facts;

/// How a picture is written.
typedef struct {
    byline_format format;
    int quality;  // 1 to 100
    int effort;   // WebP 0 to 6, GIF 1 to 10
    bool keeps_metadata;
    bool uses_palette;  // PNG only: at most 256 colours
} byline_save_options;

/// Starts libvips once for the process, with every loader shut but JPEG, PNG, GIF and WebP; 0 on success.
int byline_vips_start(void);

/// The last thing libvips complained about, for the log; empties it. To be freed with `free`.
char *byline_vips_take_error(void);

/// Reads the header only. `bytes` must outlive the picture.
byline_image *byline_image_open(const void *bytes, size_t length, byline_format format);

/// Upright, in sRGB with 8 bits, at most `width` wide and never enlarged; with all frames one below the other if
/// `animated`. Reading truncated or damaged data fails, here or when the picture is computed.
/// `converts_profile` goes by the embedded colour profile, which must then be there and be usable.
/// `bytes` must outlive the picture.
byline_image *byline_image_thumbnail(
    const void *bytes, size_t length, int width, bool animated, bool converts_profile);

/// A part of a picture; NULL when it does not lie within.
byline_image *byline_image_crop(byline_image *image, int left, int top, int width, int height);

void byline_image_close(byline_image *image);

byline_facts byline_image_facts(byline_image *image);

/// A copy with no metadata but the timing of its frames.
byline_image *byline_image_strip(byline_image *image);

/// Bytes kept under one of libvips's names, such as `xmp-data`; they belong to the picture. NULL if there are none.
const void *byline_image_blob(byline_image *image, const char *name, size_t *length);

/// The text of the first PNG tEXt or iTXt chunk with this keyword; it belongs to the picture. NULL if there is none.
const char *byline_image_comment(byline_image *image, const char *keyword);

/// Whole numbers kept under one of libvips's names, such as `delay`; 0 if there are none.
int byline_image_numbers(byline_image *image, const char *name, int *numbers, int capacity);

void byline_image_set_blob(byline_image *image, const char *name, const void *bytes, size_t length);
void byline_image_set_text(byline_image *image, const char *name, const char *text);
void byline_image_set_number(byline_image *image, const char *name, int number);
void byline_image_set_numbers(byline_image *image, const char *name, const int *numbers, int count);

/// Computes and writes the picture, giving up after `seconds`. `*bytes` is to be freed with `byline_free`.
byline_status byline_image_save(
    byline_image *image, byline_save_options options, double seconds, void **bytes, size_t *length);

/// Computes the samples, row by row with the bands interleaved, giving up after `seconds`.
/// `*bytes` is to be freed with `byline_free`.
byline_status byline_image_samples(byline_image *image, double seconds, void **bytes, size_t *length, int *bands);

void byline_free(void *bytes);

/// The EXIF UserComment as it stands, its eight bytes of character code included; freed with `byline_free`.
void *byline_exif_user_comment(const void *exif, size_t length, size_t *comment_length);

/// A picture from samples of 1 or 2 bytes. Bands: 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha – or CMYK.
byline_image *byline_image_from_samples(
    const void *bytes, int width, int height, int bands, int bytes_per_sample, bool is_cmyk);

/// Attaches one of libvips's own colour profiles (`srgb`, `p3`, `cmyk`), leaving the samples alone; 0 on success.
int byline_image_attach_profile(byline_image *image, const char *name);

#endif
