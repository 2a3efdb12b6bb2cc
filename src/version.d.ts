/** The version of this build, put in by the bundler. */
declare const __VERSION__: string
/** Tells builds of one version apart. */
declare const __BUILD__: string
