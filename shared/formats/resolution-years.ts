// In which year the Council adopted which resolution, as far as it is known here: the first and the last number that is known of each
// year, from its documents of 1946 to 2015 and from those that the seed of this project cites. What lies between two known numbers
// was adopted between their years.

const KNOWN = `
1946:1-15 1947:16-37 1948:38-66 1949:67-78 1950:79-89 1951:90-96 1952:97-98 1953:99-103 1954:104-105
1955:106-110 1956:111-121 1957:122-126 1958:127-131 1959:132 1960:133-160 1961:161-170 1962:171-177 1963:178-185
1964:186-199 1965:200-219 1966:220-232 1967:233-244 1968:245-262 1969:263-275 1970:276-291 1971:292-307
1972:308-324 1973:325-344 1974:345-366 1975:367-384 1976:385-402 1977:403-422 1978:423-443 1979:444-461
1980:462-484 1981:485-499 1982:500-528 1983:529-545 1984:546-559 1985:560-580 1986:581-593 1987:594-606
1988:607-626 1989:627-646 1990:647-683 1991:684-725 1992:726-799 1993:800-892 1994:893-902 1995:986
1999:1251-1284 2000:1325 2001:1373-1379 2002:1409-1454 2003:1521 2004:1526-1556 2005:1591 2006:1701-1737
2008:1807-1857 2009:1874-1896 2010:1952-1960 2011:1970-2024 2012:2048-2085 2013:2100-2132 2014:2133-2194
2015:2196-2203 2016:2272 2017:2378 2018:2436-2447 2020:2518
`

type Span = { readonly year: number; readonly first: number; readonly last: number }

const SPANS: readonly Span[] = KNOWN.trim()
  .split(/\s+/)
  .map((entry) => {
    const [year = 0, first = 0, last = first] = entry.split(/[:-]/).map(Number)
    return { year, first, last }
  })

/** Whether a resolution of that number can have been adopted in that year; one later than all known ones in any later year. */
export function canBeOf(number: number, year: number): boolean {
  const before = SPANS.findLast(({ first }) => first <= number)
  if (!before) return false
  if (number <= before.last) return year === before.year
  const after = SPANS.find(({ first }) => first > number)
  return year >= before.year && (!after || year <= after.year)
}
