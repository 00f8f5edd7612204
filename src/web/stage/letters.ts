/** Chinese letters for machines that have none: fetched by the ranges that a page uses. */
import '@fontsource-variable/noto-sans-sc/wght.css'
