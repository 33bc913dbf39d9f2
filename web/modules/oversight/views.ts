/** The parts of the control, as the address names them. */
export const controlViews = ['gennemgang', 'spoergsmaal', 'brud', 'fortegnelse', 'hvorfor'] as const
export type ControlView = (typeof controlViews)[number]
