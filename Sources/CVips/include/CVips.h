#ifndef BYLINE_CVIPS_H
#define BYLINE_CVIPS_H
/// Starts libvips once for the process; 0 on success.
int byline_vips_start(void);
#endif
