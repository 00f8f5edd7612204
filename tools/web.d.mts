/** Builds the faces when they changed; gives the folder, or undefined when the build failed. */
export declare function buildWeb(): string | undefined
