/** How the dashboard stands with the controller. `gone`: it was there; the list is kept until it is back. */
export type Link = 'connecting' | 'live' | 'gone'
