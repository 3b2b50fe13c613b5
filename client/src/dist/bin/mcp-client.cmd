@echo off
rem Starts the client with the Java of JAVA_HOME, else with the one on the path. The first start
rem keeps what it has loaded in the user's cache directory, so that later ones take half the time.
rem MCP_CLIENT_CACHE names another directory.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0.."

rem Of the path, but not of the current directory. JAVA_HOME may have quotes.
set "java=%JAVA_HOME%\bin\java.exe"
set "java=%java:"=%"
if not defined JAVA_HOME for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java if not exist "%java%" set "java="
if not defined java (
  echo mcp-client: no Java found: install a Java 25, or set JAVA_HOME to one>&2
  exit /b 70
)

set "cache=%LOCALAPPDATA%"
if defined MCP_CLIENT_CACHE set "cache=%MCP_CLIENT_CACHE%"
set "share="
set "learned=%cache%\mcp-client\classes.jsa"
if defined cache if exist "%learned%" set share="-XX:SharedArchiveFile=%learned%"
rem Only these load all that there is to keep.
if defined cache for %%c in (connect call login doctor) do if "%~1"=="%%c" (
  if not exist "%cache%\mcp-client" mkdir "%cache%\mcp-client" 2>nul
  set share=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%learned%"
)
rem Last, so that its exit code is the script's.
"%java%" -XX:+IgnoreUnrecognizedVMOptions ^
  -Xshare:auto -Xlog:disable -Xlog:all=off -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %share% ^
  -jar "%home%\mcp-client.jar" %*
